-- When a deployed ingestion pipeline is due. Written in the transaction that deploys, pauses, edits or
-- deletes the pipeline; advanced in the transaction that queues the run. next_due: null when paused, or
-- when the schedule has ended. skipped: due times at which the run before had not ended. missed: due
-- times that passed while no server was there.
create table schedule (
  pipeline     text    not null primary key references entity (id) on delete cascade,
  active       integer not null,
  cron         text    not null,
  zone         text    not null,
  starts_at    bigint,
  ends_at      bigint,
  catch_up     integer not null,
  next_due     bigint,
  skipped      bigint  not null,
  last_skipped bigint,
  missed       bigint  not null,
  last_missed  bigint
);
create index schedule_due on schedule (next_due) where active = 1;

-- How often a run was tried again: each time it waits twice as long.
alter table run add column retried integer not null default 0;
