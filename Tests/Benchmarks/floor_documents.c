/* The floor under `scripts/bench documents`: what C needs at least for the same bytes and the same rows.
 *
 * Made: every stream of a strike is deflated again from its plain content, the file's SHA-256 is computed from the
 * plate's saved state, a P-256 key signs it, and the bytes are put together. No shaping, no line breaking, no template,
 * no font work.
 * Stored: one connection, transactions of 50: the job's run row goes, its history row comes, the file is stored, the
 * document becomes final. No claim, no lease, no check.
 *
 * build: cc -O2 -o floor_documents floor_documents.c -I"$(pg_config --includedir)" -lpq -lz -lcrypto
 * use:   floor_documents SPOOL CONNINFO      on any database; it works in a schema of its own named floor
 */
#include <arpa/inet.h>
#include <libpq-fe.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

typedef struct {
  unsigned char *bytes;
  uint32_t size;
} Block;
typedef struct {
  uint32_t plate;
  Block strike;
  Block *streams;
  int stream_count;
} Paper;

static FILE *spool;

static uint32_t number(void) {
  uint32_t value;
  if (fread(&value, 4, 1, spool) != 1) exit(65);
  return value;
}

static Block block(void) {
  Block result = {.size = number()};
  result.bytes = malloc(result.size + 1);
  if (fread(result.bytes, 1, result.size, spool) != result.size) exit(65);
  return result;
}

/* Finds the deflated streams of a strike and inflates them. */
static void unpack(Paper *paper) {
  unsigned char *at = paper->strike.bytes, *end = at + paper->strike.size;
  paper->streams = malloc(64 * sizeof(Block));
  while ((at = memmem(at, (size_t)(end - at), "stream\n", 7)) && paper->stream_count < 64) {
    at += 7;
    z_stream z = {.next_in = at, .avail_in = (uInt)(end - at)};
    if (inflateInit(&z) != Z_OK) exit(70);
    size_t room = 1 << 20;
    unsigned char *plain = malloc(room);
    z.next_out = plain;
    z.avail_out = (uInt)room;
    if (inflate(&z, Z_FINISH) == Z_STREAM_END) {
      Block stream = {.bytes = realloc(plain, z.total_out + 1), .size = (uint32_t)z.total_out};
      paper->streams[paper->stream_count++] = stream;
      at += z.total_in;
    } else {
      free(plain);
    }
    inflateEnd(&z);
  }
}

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double make(Paper *papers, uint32_t count, Block *plates, uint32_t plate_count) {
  EVP_MD_CTX **saved = malloc(plate_count * sizeof *saved), *hash = EVP_MD_CTX_new();
  for (uint32_t i = 0; i < plate_count; i++) {
    saved[i] = EVP_MD_CTX_new();
    EVP_DigestInit_ex(saved[i], EVP_sha256(), NULL);
    EVP_DigestUpdate(saved[i], plates[i].bytes, plates[i].size);
  }
  unsigned char *out = malloc(2 << 20), digest[32], signature[128];
  EVP_PKEY *key = EVP_EC_gen("P-256");
  z_stream z = {0};
  deflateInit(&z, 6);
  double begin = seconds(CLOCK_PROCESS_CPUTIME_ID);
  for (uint32_t i = 0; i < count; i++) {
    for (int s = 0; s < papers[i].stream_count; s++) {
      deflateReset(&z);
      z.next_in = papers[i].streams[s].bytes;
      z.avail_in = papers[i].streams[s].size;
      z.next_out = out;
      z.avail_out = 2 << 20;
      deflate(&z, Z_FINISH);
    }
    memcpy(out, papers[i].strike.bytes, papers[i].strike.size);
    EVP_MD_CTX_copy_ex(hash, saved[papers[i].plate]);
    EVP_DigestUpdate(hash, out, papers[i].strike.size);
    EVP_DigestFinal_ex(hash, digest, NULL);
    EVP_PKEY_CTX *signer = EVP_PKEY_CTX_new(key, NULL);
    size_t size = sizeof signature;
    if (EVP_PKEY_sign_init(signer) <= 0 || EVP_PKEY_sign(signer, signature, &size, digest, 32) <= 0) exit(70);
    EVP_PKEY_CTX_free(signer);
    EVP_MD_CTX_copy_ex(hash, saved[papers[i].plate]);
    EVP_DigestUpdate(hash, out, papers[i].strike.size);
    EVP_DigestFinal_ex(hash, digest, NULL);
  }
  double time = seconds(CLOCK_PROCESS_CPUTIME_ID) - begin;
  printf("floor made and signed, one core: %.0f documents/s\n", count / time);
  return time;
}

static PGresult *checked(PGconn *connection, PGresult *result) {
  ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    fprintf(stderr, "floor_documents: %s", PQerrorMessage(connection));
    exit(70);
  }
  return result;
}

static void run(PGconn *connection, const char *text) { PQclear(checked(connection, PQexec(connection, text))); }

static double store(PGconn *connection, Paper *papers, uint32_t count) {
  run(connection,
      "set client_min_messages = warning; drop schema if exists floor cascade; create schema floor;"
      "create table floor.run (like jobs.run including all); create table floor.history (like jobs.history including all);"
      "create table floor.document (like trao.document including defaults including indexes including storage);"
      "create table floor.document_file (like trao.document_file including all);"
      "insert into floor.document select * from trao.document;"
      "update floor.document set state = 'numbered'");
  run(connection,
      "insert into floor.run (job, fence, worker, started_at, deadline, attempt, rescues)"
      " select row_number() over (order by id), id, 1, now(), now(), 1, 0 from floor.document");
  run(connection, "vacuum analyze floor.run");
  PQclear(checked(connection, PQprepare(connection, "store",
      "with ended as (delete from floor.run where job = $1::bigint returning job, fence, worker, started_at, attempt),"
      " logged as (insert into floor.history (job, fence, worker, started_at, attempt, outcome)"
      "  select job, fence, worker, started_at, attempt, 'done' from ended),"
      " filed as (insert into floor.document_file (conference_id, document_id, plate_hash, strike, sha256, byte_count,"
      "  page_count) select 1, fence, 'plate', $2::bytea, sha256($2::bytea), 1, 1 from ended)"
      " update floor.document set state = 'final' from ended where document.id = ended.fence", 0, NULL)));
  double begin = seconds(CLOCK_MONOTONIC);
  PQenterPipelineMode(connection);
  for (uint32_t i = 0; i < count;) {
    PQsendQueryParams(connection, "begin", 0, NULL, NULL, NULL, NULL, 0);
    for (int k = 0; k < 50 && i < count; k++, i++) {
      uint64_t job = i + 1;
      uint32_t key[2] = {htonl((uint32_t)(job >> 32)), htonl((uint32_t)job)};
      const char *values[2] = {(char *)key, (char *)papers[i].strike.bytes};
      int lengths[2] = {8, (int)papers[i].strike.size}, formats[2] = {1, 1};
      PQsendQueryPrepared(connection, "store", 2, values, lengths, formats, 0);
    }
    PQsendQueryParams(connection, "commit", 0, NULL, NULL, NULL, NULL, 0);
    PQpipelineSync(connection);
    for (;;) {
      PGresult *result = PQgetResult(connection);
      if (!result) continue;
      ExecStatusType status = PQresultStatus(result);
      if (status == PGRES_FATAL_ERROR) checked(connection, result);
      PQclear(result);
      if (status == PGRES_PIPELINE_SYNC) break;
    }
  }
  double time = seconds(CLOCK_MONOTONIC) - begin;
  PQexitPipelineMode(connection);
  printf("floor stored, one connection: %.0f documents/s\n", count / time);
  run(connection, "drop schema floor cascade");
  return time;
}

int main(int count, char **arguments) {
  if (count != 3) {
    fputs("use: floor_documents SPOOL CONNINFO\n", stderr);
    return 64;
  }
  if (!(spool = fopen(arguments[1], "rb"))) {
    perror(arguments[1]);
    return 66;
  }
  uint32_t plate_count = number();
  Block *plates = malloc(plate_count * sizeof *plates);
  for (uint32_t i = 0; i < plate_count; i++) plates[i] = block();
  uint32_t paper_count = number();
  Paper *papers = calloc(paper_count, sizeof *papers);
  for (uint32_t i = 0; i < paper_count; i++) {
    papers[i].plate = number();
    papers[i].strike = block();
    unpack(&papers[i]);
  }
  double made = make(papers, paper_count, plates, plate_count);
  PGconn *connection = PQconnectdb(arguments[2]);
  if (PQstatus(connection) != CONNECTION_OK) {
    fprintf(stderr, "floor_documents: %s", PQerrorMessage(connection));
    return 69;
  }
  double stored = store(connection, papers, paper_count);
  printf("floor made, signed and stored, one after the other: %.0f documents/s\n", paper_count / (made + stored));
  PQfinish(connection);
  return 0;
}
