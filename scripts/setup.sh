# Sourced by the other scripts: what a bare Debian 12 with Swift lacks, and one way to get it.
#
#   needs build run test bench fuzz      makes sure that the packages of these purposes are there
#
# As root it installs what is missing. As anyone else it prints the one line that does, and exits 69.

packages_build="libpq-dev libharfbuzz-dev zlib1g-dev libqrencode-dev libssl-dev libcmark-gfm-dev \
libcmark-gfm-extensions-dev libp11-kit-dev libzip-dev libxlsxwriter-dev pkg-config"
packages_run="postgresql-15 fonts-liberation2 fonts-linuxlibertine fonts-noto-cjk"
packages_test="openssl poppler-utils qpdf softhsm2"
packages_bench="gcc libc6-dev librsvg2-bin fonts-ipaexfont-mincho"
packages_fuzz="strace"

needs() {
  local purpose name list missing=""
  for purpose in "$@"; do
    list="packages_$purpose"
    for name in ${!list}; do
      dpkg-query --show --showformat='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
        missing="$missing $name"
    done
  done
  if [ -n "$missing" ]; then
    if [ "$(id -u)" -ne 0 ]; then
      echo "Some system packages are missing. Install them, then run this again:" >&2
      echo "  sudo apt-get install -y$missing" >&2
      exit 69
    fi
    echo "Installing$missing" >&2
    # Trao keeps its own private cluster: the default one would only take memory and a port.
    case "$missing" in
      *postgresql-15*)
        if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
          mkdir -p /etc/postgresql-common
          echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
        fi
        ;;
    esac
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2
    # shellcheck disable=SC2086 # a list of names
    apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold $missing >&2
  fi
  command -v swift >/dev/null || {
    echo "Swift 6.2 or newer is needed: see https://www.swift.org/install/linux" >&2
    exit 69
  }
}
