/* The floor under `scripts/bench queue`: the fewest statements that move the same rows through the same
 * tables.
 *
 * One connection takes jobs (ready -> run) and ends them (run -> history), in batches, one transaction each.
 * There are no leases, no fences that anyone checks, no retries, no unique keys, no progress counts, and no
 * work: what a real queue does on top is compared with this.
 *
 * build: cc -O2 -o floor_queue floor_queue.c -I"$(pg_config --includedir)" -lpq
 * use:   floor_queue CONNINFO [JOBS]   on a migrated database whose queue is empty; prints jobs/s for batches
 *                                      of 50 and of 100
 */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *fill =
    "with asked as ("
    "  insert into jobs.job (kind, created_by)"
    "  select 'bench.floor', 'floor' from generate_series(1, $1::int)"
    "  returning id, priority, queue, kind)"
    " insert into jobs.ready (job, priority, queue, kind) select id, priority, queue, kind from asked";

static const char *claim =
    "with taken as ("
    "  delete from jobs.ready where ctid = any (array("
    "    select ctid from jobs.ready where kind = 'bench.floor'"
    "    order by priority desc, job limit $1::int for update skip locked))"
    "  returning job),"
    " started as ("
    "  insert into jobs.run (job, fence, worker, started_at, deadline, attempt, rescues)"
    "  select"
    "    job, nextval('jobs.fence'), 0, clock_timestamp(), clock_timestamp() + interval '5 minutes', 1, 0"
    "  from taken returning job)"
    " select s.job, j.arguments from started s join jobs.job j on j.id = s.job";

static const char *complete =
    "with ended as ("
    "  delete from jobs.run where job = any ($1::bigint[]) returning job, fence, worker, started_at, attempt)"
    " insert into jobs.history (job, fence, worker, started_at, attempt, outcome)"
    " select job, fence, worker, started_at, attempt, 'done' from ended";

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static PGresult *checked(PGconn *connection, PGresult *result) {
  ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    fprintf(stderr, "floor_queue: %s", PQerrorMessage(connection));
    exit(1);
  }
  return result;
}

static PGresult *execute(PGconn *connection, const char *name, const char *argument) {
  return checked(connection, PQexecPrepared(connection, name, 1, &argument, NULL, NULL, 0));
}

static void prepare(PGconn *connection, const char *name, const char *text) {
  PQclear(checked(connection, PQprepare(connection, name, text, 0, NULL)));
}

/* The first column as an array literal. */
static char *array(const PGresult *jobs) {
  int count = PQntuples(jobs);
  char *text = malloc(24 * (size_t)(count + 1)), *end = text;
  *end++ = '{';
  for (int row = 0; row < count; row++)
    end += sprintf(end, "%s%s", row ? "," : "", PQgetvalue(jobs, row, 0));
  strcpy(end, "}");
  return text;
}

static void drain(PGconn *connection, int jobs, int batch) {
  char number[16];
  snprintf(number, sizeof number, "%d", jobs);
  PQclear(execute(connection, "fill", number));
  PQclear(checked(connection, PQexec(connection, "vacuum analyze jobs.ready, jobs.run")));
  snprintf(number, sizeof number, "%d", batch);
  double start = now();
  int done = 0;
  for (;;) {
    PGresult *taken = execute(connection, "claim", number);
    int count = PQntuples(taken);
    char *ids = array(taken);
    PQclear(taken);
    if (count) PQclear(execute(connection, "complete", ids));
    free(ids);
    if (!count) break;
    done += count;
  }
  printf("floor batch %d: %.0f jobs/s (%d jobs)\n", batch, done / (now() - start), done);
}

int main(int count, char **arguments) {
  if (count < 2) {
    fputs("use: floor_queue CONNINFO [JOBS]\n", stderr);
    return 64;
  }
  int jobs = count > 2 ? atoi(arguments[2]) : 20000;
  PGconn *connection = PQconnectdb(arguments[1]);
  if (PQstatus(connection) != CONNECTION_OK) {
    fprintf(stderr, "floor_queue: %s", PQerrorMessage(connection));
    return 69;
  }
  const char *planning = "set enable_seqscan = off; set enable_sort = off; set jit = off";
  PQclear(checked(connection, PQexec(connection, planning)));
  prepare(connection, "fill", fill);
  prepare(connection, "claim", claim);
  prepare(connection, "complete", complete);
  drain(connection, jobs, 50);
  drain(connection, jobs, 100);
  PQfinish(connection);
  return 0;
}
