-- What people see of a runner, and which sessions a token has opened: they end with it.
-- preferred: 1 for the runner that new services get. seen_at: null until one of it has registered.
alter table runner add column location text not null default '';
alter table runner add column version text not null default '';
alter table runner add column preferred integer not null default 0;
alter table runner add column seen_at bigint;
alter table runner_token add column used_at bigint;
alter table runner_session add column runner_token text;
create index runner_session_by_token on runner_session (runner_token);
