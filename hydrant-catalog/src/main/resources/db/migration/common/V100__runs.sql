-- Who may lease runs: names, proven by tokens of which only the hashes are kept.
create table runner (
  name       text   not null primary key,
  created_at bigint not null
);
create table runner_token (
  token_hash text   not null primary key,
  runner     text   not null references runner (name) on delete cascade,
  created_at bigint not null
);
create index runner_token_by_runner on runner_token (runner, created_at);

-- One process of a runner, from its registration on; replaced when its token is renewed.
create table runner_session (
  token_hash text    not null primary key,
  runner     text    not null references runner (name) on delete cascade,
  instance   text    not null,
  version    text    not null,
  slots      integer not null,
  running    integer not null,
  expires_at bigint  not null,
  seen_at    bigint  not null
);
create index runner_session_by_runner on runner_session (runner, seen_at);

-- A due time of an ingestion pipeline, or one test or listing: one run with one or more attempts.
-- pipeline: the entity that is run. outcome: how the last attempt ended, as its runner told it;
-- null while that attempt has not told. losses: runners lost, whatever the retries.
create table run (
  id            text    not null primary key,
  pipeline      text    not null references entity (id) on delete cascade,
  due_at        bigint  not null,
  kind          text    not null,
  service       text    not null,
  runner        text    not null,
  state         text    not null,
  attempt       integer not null,
  losses        integer not null,
  retries       integer not null,
  retry_delay   bigint  not null,
  not_before    bigint  not null,
  give_up_at    bigint  not null,
  instance      text,
  lease_request text,
  lease_hash    text,
  job_hash      text,
  lease_until   bigint,
  cancel        integer not null,
  outcome       text,
  reason        text    not null,
  progress      text,
  report        ${bytes},
  log_bytes     bigint  not null,
  chunks_lost   bigint  not null,
  created_at    bigint  not null,
  started_at    bigint,
  ended_at      bigint
);
-- One run per due time, and no two at once.
create unique index run_due on run (pipeline, due_at);
create unique index run_overlap on run (pipeline) where state = 'running';
create index run_waiting on run (runner, not_before) where state = 'queued';
create index run_leased on run (lease_until) where state = 'running';
create index run_by_request on run (lease_request) where state = 'running';
create index run_by_job on run (job_hash) where state = 'running';
create index run_by_service on run (service, due_at);
create index run_by_time on run (due_at);

-- The log, as it came: gzip chunks. position: bytes of text before this chunk, over all attempts.
create table run_log (
  run_id   text    not null references run (id) on delete cascade,
  attempt  integer not null,
  seq      bigint  not null,
  position bigint  not null,
  length   bigint  not null,
  body     ${bytes} not null,
  primary key (run_id, attempt, seq)
);
create index run_log_by_position on run_log (run_id, position);

-- Runs that were executed elsewhere, as their client reports them.
create table run_elsewhere (
  pipeline   text   not null references entity (id) on delete cascade,
  run_id     text   not null,
  at         bigint not null,
  document   text   not null,
  primary key (pipeline, run_id)
);
create index run_elsewhere_by_time on run_elsewhere (pipeline, at);
