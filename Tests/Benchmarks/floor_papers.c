/* The floor under `scripts/bench papers`: what C needs at least for the same papers.
 *
 * For each paper: every string that is its own is shaped by HarfBuzz; the glyphs that the plate lacks are cut from the
 * fonts by hb-subset (from small faces made once, which hold the glyphs of the whole batch); the QR code is encoded;
 * every stream of the strike is deflated again from its plain content; the file's SHA-256 is computed from the plate's
 * saved state; a P-256 key signs it, in a CMS frame that is constant but for two values. No template, no line
 * breaking, no structure tree, no PDF syntax: the finished bytes are copied.
 *
 * build: cc -O2 -o floor_papers floor_papers.c $(pkg-config --cflags --libs harfbuzz harfbuzz-subset zlib libcrypto libqrencode)
 * use:   floor_papers SPOOL...        as written by papers-benchmark
 */
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <qrencode.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <zlib.h>

typedef struct {
  unsigned char *bytes;
  uint32_t size;
} Block;

typedef struct {
  uint32_t font;
  char *language;
  char *text;
} Words;

typedef struct {
  Words *words;
  uint32_t word_count;
  char *url;
  Block strike;
  Block streams[64];
  int stream_count;
} Paper;

typedef struct {
  hb_face_t *face, *small;
  hb_font_t *font;
  hb_set_t *plate; /* glyphs of the face that the plate's fonts hold */
  hb_map_t *to_small;
} Font;

static FILE *spool;
static Font fonts[8];
static uint32_t font_count;

static uint32_t number(void) {
  uint32_t value;
  if (fread(&value, 4, 1, spool) != 1) exit(65);
  return value;
}

static Block block(void) {
  Block result = {.size = number()};
  result.bytes = malloc(result.size + 1);
  if (fread(result.bytes, 1, result.size, spool) != result.size) exit(65);
  result.bytes[result.size] = 0;
  return result;
}

static Words words(void) {
  Words result = {.font = number()};
  result.language = (char *)block().bytes;
  result.text = (char *)block().bytes;
  return result;
}

static void unpack(Paper *paper) {
  unsigned char *at = paper->strike.bytes, *end = at + paper->strike.size;
  while (paper->stream_count < 64 && (at = memmem(at, (size_t)(end - at), "stream\n", 7))) {
    at += 7;
    z_stream z = {.next_in = at, .avail_in = (uInt)(end - at)};
    if (inflateInit(&z) != Z_OK) exit(70);
    unsigned char *plain = malloc(1 << 20);
    z.next_out = plain;
    z.avail_out = 1 << 20;
    if (inflate(&z, Z_FINISH) == Z_STREAM_END) {
      paper->streams[paper->stream_count++] = (Block){.bytes = plain, .size = (uint32_t)z.total_out};
      at += z.total_in;
    } else {
      free(plain);
    }
    inflateEnd(&z);
  }
}

static double milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static hb_buffer_t *buffer;

/* Shapes one string and adds its glyphs to a set; those that `known` holds are left out. */
static void shape(const Words *words, hb_set_t *set, const hb_set_t *known) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf8(buffer, words->text, -1, 0, -1);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, hb_language_from_string(words->language, -1));
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(fonts[words->font].font, buffer, NULL, 0);
  unsigned count;
  hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
  for (unsigned i = 0; i < count; i++)
    if (!known || !hb_set_has(known, glyphs[i].codepoint)) hb_set_add(set, glyphs[i].codepoint);
}

static hb_face_t *cut(hb_face_t *face, const hb_set_t *glyphs, hb_map_t **map) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  hb_set_union(hb_subset_input_glyph_set(input), glyphs);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
  hb_face_t *result = hb_subset_plan_execute_or_fail(plan);
  if (map) *map = hb_map_reference((hb_map_t *)hb_subset_plan_old_to_new_glyph_mapping(plan));
  hb_subset_plan_destroy(plan);
  hb_subset_input_destroy(input);
  if (!result) exit(70);
  return result;
}

/* The font programs of one paper: what its strings need and the plate lacks. */
static void cut_fonts(const Paper *paper) {
  hb_set_t *needed[8] = {0};
  for (uint32_t i = 0; i < paper->word_count; i++) {
    uint32_t font = paper->words[i].font;
    if (!needed[font]) needed[font] = hb_set_create();
    shape(&paper->words[i], needed[font], fonts[font].plate);
  }
  for (uint32_t i = 0; i < font_count; i++) {
    if (!needed[i]) continue;
    if (!hb_set_is_empty(needed[i])) {
      hb_set_t *small = hb_set_create();
      hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
      while (hb_set_next(needed[i], &glyph)) hb_set_add(small, hb_map_get(fonts[i].to_small, glyph));
      hb_face_t *face = cut(fonts[i].small, small, NULL);
      hb_blob_destroy(hb_face_reference_blob(face));
      hb_face_destroy(face);
      hb_set_destroy(small);
    }
    hb_set_destroy(needed[i]);
  }
}

static EVP_PKEY *key;

static size_t seal(const unsigned char *digest, unsigned char *out) {
  static unsigned char frame[1600];
  memcpy(out, frame, sizeof frame);
  memcpy(out + 900, digest, 32);
  unsigned char attributes[32];
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  unsigned size = 32;
  EVP_DigestInit_ex(context, EVP_sha256(), NULL);
  EVP_DigestUpdate(context, out + 800, 200);
  EVP_DigestFinal_ex(context, attributes, &size);
  EVP_MD_CTX_free(context);
  EVP_PKEY_CTX *signer = EVP_PKEY_CTX_new(key, NULL);
  size_t length = 80;
  if (EVP_PKEY_sign_init(signer) <= 0 || EVP_PKEY_sign(signer, out + 1100, &length, attributes, 32) <= 0) exit(70);
  EVP_PKEY_CTX_free(signer);
  return 1100 + length;
}

static void make(const Paper *paper, const EVP_MD_CTX *plate, unsigned char *out) {
  static z_stream z;
  static int is_ready = 0;
  if (!is_ready) deflateInit(&z, 6), is_ready = 1;
  cut_fonts(paper);
  QRcode *code = QRcode_encodeString8bit(paper->url, 0, QR_ECLEVEL_M);
  if (!code) exit(70);
  QRcode_free(code);
  for (int i = 0; i < paper->stream_count; i++) {
    deflateReset(&z);
    z.next_in = paper->streams[i].bytes;
    z.avail_in = paper->streams[i].size;
    z.next_out = out;
    z.avail_out = 2 << 20;
    deflate(&z, Z_FINISH);
  }
  unsigned char digest[32], cms[2048];
  memcpy(out, paper->strike.bytes, paper->strike.size);
  EVP_MD_CTX *hash = EVP_MD_CTX_new();
  EVP_MD_CTX_copy_ex(hash, plate);
  EVP_DigestUpdate(hash, out, paper->strike.size);
  EVP_DigestFinal_ex(hash, digest, NULL);
  size_t size = seal(digest, cms);
  for (size_t i = 0; i < size; i++) out[2 * i] = "0123456789abcdef"[cms[i] >> 4], out[2 * i + 1] = "0123456789abcdef"[cms[i] & 15];
  /* The file with its signature is hashed once more, for the register. */
  EVP_MD_CTX_copy_ex(hash, plate);
  EVP_DigestUpdate(hash, out, paper->strike.size);
  EVP_DigestFinal_ex(hash, digest, NULL);
  EVP_MD_CTX_free(hash);
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void measure(const char *path) {
  if (!(spool = fopen(path, "rb"))) {
    perror(path);
    exit(66);
  }
  char *name = (char *)block().bytes;
  font_count = number();
  if (font_count > 8) exit(65);
  for (uint32_t i = 0; i < font_count; i++) {
    hb_blob_t *file = hb_blob_create_from_file((char *)block().bytes);
    fonts[i] = (Font){.face = hb_face_create(file, number()), .plate = hb_set_create()};
    fonts[i].font = hb_font_create(fonts[i].face);
  }
  Block plate = block();
  uint32_t constants = number();
  for (uint32_t i = 0; i < constants; i++) {
    Words constant = words();
    shape(&constant, fonts[constant.font].plate, NULL);
  }
  uint32_t count = number();
  Paper *papers = calloc(count, sizeof *papers);
  hb_set_t *all[8] = {0};
  for (uint32_t i = 0; i < font_count; i++) all[i] = hb_set_create();
  for (uint32_t i = 0; i < count; i++) {
    papers[i].word_count = number();
    papers[i].words = calloc(papers[i].word_count, sizeof(Words));
    for (uint32_t k = 0; k < papers[i].word_count; k++) {
      papers[i].words[k] = words();
      shape(&papers[i].words[k], all[papers[i].words[k].font], NULL);
    }
    papers[i].url = (char *)block().bytes;
    papers[i].strike = block();
    unpack(&papers[i]);
  }
  for (uint32_t i = 0; i < font_count; i++) {
    hb_set_add(all[i], 0);
    fonts[i].small = cut(fonts[i].face, all[i], &fonts[i].to_small);
  }
  fclose(spool);

  EVP_MD_CTX *saved = EVP_MD_CTX_new();
  EVP_DigestInit_ex(saved, EVP_sha256(), NULL);
  EVP_DigestUpdate(saved, plate.bytes, plate.size);
  unsigned char *out = malloc(2 << 20);
  double *times = malloc(count * sizeof *times);
  for (uint32_t i = 0; i < count; i++) {
    double begin = milliseconds();
    make(&papers[i], saved, out);
    times[i] = milliseconds() - begin;
  }
  qsort(times, count, sizeof *times, by_value);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"engine\": \"floor\", \"paper\": \"%s\", \"median_ms\": %f, \"resident_mb\": %ld}\n", name, times[count / 2],
         usage.ru_maxrss / 1024);
}

int main(int count, char **arguments) {
  if (count < 2) {
    fputs("use: floor_papers SPOOL...\n", stderr);
    return 64;
  }
  buffer = hb_buffer_create();
  key = EVP_EC_gen("P-256");
  for (int i = 1; i < count; i++) measure(arguments[i]);
  return 0;
}
