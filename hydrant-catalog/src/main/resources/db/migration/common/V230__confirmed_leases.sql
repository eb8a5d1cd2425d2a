-- Whether the process that a run was leased to has been heard since: 1 from its first heartbeat with this
-- attempt on. Until then the answer may have gone to a connection that nobody reads any more.
alter table run add column confirmed integer not null default 0;

-- A process that is ending says so by a heartbeat without slots; whoever leases looks for that.
create index runner_session_by_instance on runner_session (instance);
