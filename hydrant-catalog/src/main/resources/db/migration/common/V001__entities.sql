-- Entities of every type in one table: the document, and the columns that queries need.
-- A qualified name may have 3072 characters, more than an index row of PostgreSQL holds: its hash is the key.
create table entity (
  id            text    not null primary key,
  type          text    not null,
  fqn_hash      text    not null,
  fqn           text    not null,
  name          text    not null,
  display_name  text,
  parent_id     text    references entity (id),
  service_id    text    references entity (id),
  service_type  text,
  deleted       integer not null,
  version       integer not null,
  revision      bigint  not null,
  updated_at    bigint  not null,
  source_hash   text,
  full_path     text,
  state         text,
  location      text,
  unresolved    integer not null,
  document      text    not null
);
create unique index entity_by_fqn on entity (type, fqn_hash);
create index entity_by_name on entity (type, name, id);
create index entity_by_service on entity (service_id, type, name, id);
create index entity_by_parent on entity (parent_id, type);
create index entity_by_path on entity (full_path) where full_path is not null;

-- Earlier and present states of an entity; version in tenths, the document deflated.
create table entity_version (
  entity_id text    not null references entity (id) on delete cascade,
  version   integer not null,
  document  ${bytes} not null,
  primary key (entity_id, version)
);

-- Rows about an entity that come by time: status of pipelines.
create table entity_series (
  entity_id text   not null references entity (id) on delete cascade,
  series    text   not null,
  at        bigint not null,
  document  text   not null,
  primary key (entity_id, series, at)
);

-- An edge belongs to the pair it joins. The strongest role, and a bit for each role, are read from the
-- description when it is written. Hidden: one of its ends, or its pipeline, is soft-deleted.
create table lineage_edge (
  from_id     text not null references entity (id) on delete cascade,
  to_id       text not null references entity (id) on delete cascade,
  pipeline_id text references entity (id) on delete cascade,
  role        text not null,
  roles       integer not null,
  hidden      integer not null,
  source      text not null,
  description text,
  details     text,
  updated_at  bigint not null,
  primary key (from_id, to_id)
);
create index lineage_edge_back on lineage_edge (to_id, from_id);
create index lineage_edge_by_pipeline on lineage_edge (pipeline_id) where pipeline_id is not null;
