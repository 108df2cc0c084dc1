# What drills have in common; to be sourced. A database and daemons of their own in $place, which go when the drill ends;
# a drill that waits for what never comes ends as well, and has failed.

trao="${TRAO:-}"
if [ -z "$trao" ]; then
  swift build -c release --product trao >&2
  trao="$(swift build -c release --show-bin-path)/trao"
fi
pgbin="$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)"
unset TRAO_DATABASE TRAO_CONFIG TRAO_PASSPHRASE_FILE PGHOST PGPORT PGDATABASE PGUSER PGSERVICE || true

# Not below a home folder: the database's own user must be able to reach it when this runs as root.
place="$(mktemp -d "${TMPDIR:-/tmp}/trao-drill.XXXXXX")"
chmod 755 "$place"
as_owner() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then as_owner() { runuser -u postgres -- "$@"; }; fi
cluster="$place/cluster"
mkdir "$cluster"
if [ "$(id -u)" -eq 0 ]; then chown postgres "$cluster"; fi
database="host=$cluster user=trao dbname=postgres"
export TRAO_CONFIG="$place/trao.yaml"
daemons=()
wrong=0

ask() { "$pgbin/psql" --no-psqlrc --tuples-only --no-align --dbname "$database" --command "$1" 2>/dev/null; }

start_server() {
  as_owner "$pgbin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -t 60 \
    -o "-k $cluster -c listen_addresses='' -c max_wal_size=4GB" start >/dev/null 2>&1
}

start_daemon() {
  "$trao" daemon --config "$place/trao.yaml" >>"$place/daemon.$1.log" 2>&1 &
  daemons[$1]=$!
  disown "${daemons[$1]}"
}

kill_daemon() {
  kill -KILL "${daemons[$1]}"
  while kill -0 "${daemons[$1]}" 2>/dev/null; do sleep 0.01; done
  start_daemon "$1"
}

# check WHAT FOUND WANTED
check() {
  if [ "$2" != "$3" ]; then
    echo "wrong: $1: $2 instead of $3" >&2
    wrong=$((wrong + 1))
  fi
}

finish() {
  kill "$patience" 2>/dev/null || true
  for process in "${daemons[@]}"; do kill -KILL "$process" 2>/dev/null || true; done
  as_owner "$pgbin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true
  if [ -n "${KEEP:-}" ]; then echo "Kept: $place" >&2; else rm -rf "$place"; fi
}
trap finish EXIT
trap 'exit 1' TERM

(
  trap 'kill "$!"; exit' TERM
  sleep 3600 &
  wait "$!"
  echo "wrong: not done within an hour" >&2
  kill -TERM $$
) &
patience=$!
disown "$patience"

as_owner "$pgbin/initdb" -D "$cluster/data" -U trao --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
start_server
# A short lease, so that what a killed daemon held is soon taken over.
cat >"$place/trao.yaml" <<YAML
database: {conninfo: "$database"}
worker: {renderers: 1, lease: 3s, renew_interval: 500ms, sweep_interval: 500ms}
YAML
