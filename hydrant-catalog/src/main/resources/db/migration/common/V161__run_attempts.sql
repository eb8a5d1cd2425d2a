-- The attempts of a run, each with how it ended. outcome: as its runner told it, or 'lost'; null while
-- it lasts. A runner that was believed to be lost and reports after all has the last word.
create table run_attempt (
  run_id     text    not null references run (id) on delete cascade,
  attempt    integer not null,
  started_at bigint  not null,
  ended_at   bigint,
  outcome    text,
  reason     text    not null,
  primary key (run_id, attempt)
);
