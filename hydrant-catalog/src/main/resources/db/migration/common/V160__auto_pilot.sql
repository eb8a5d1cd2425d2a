-- How far AutoPilot has come with a service; written in the transaction that creates the service, or
-- that switches AutoPilot on for it. step: what it does next, or did last. look_at: not before this is
-- the row looked at; whoever takes it up moves it ahead, so that one server at a time works on it and
-- another one goes on when that server is gone. round: counts how often it was started anew.
create table auto_pilot (
  service     text    not null primary key references entity (id) on delete cascade,
  enabled     integer not null,
  round       integer not null,
  step        text    not null,
  state       text    not null,
  reason      text    not null,
  pipeline    text,
  run_id      text,
  look_at     bigint  not null,
  began_at    bigint  not null,
  created_at  bigint,
  deployed_at bigint,
  queued_at   bigint,
  ended_at    bigint
);
create index auto_pilot_working on auto_pilot (look_at) where state = 'working' and enabled = 1;

-- Switches of the whole server that people set while it runs.
create table server_setting (
  name  text not null primary key,
  value text not null
);
