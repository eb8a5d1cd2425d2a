create table entity_text_row (
  entity_id text not null primary key references entity (id) on delete cascade,
  vector    tsvector not null
);
create index entity_text_vector on entity_text_row using gin (vector);
