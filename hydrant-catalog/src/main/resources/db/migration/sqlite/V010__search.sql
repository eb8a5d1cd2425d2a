-- Text search. Contentless: the words are indexed, the text itself stays in the entity.
create virtual table entity_text using fts5 (
  words,
  content = '',
  contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);
-- FTS5 knows rows by number only.
create table entity_text_row (
  rowid     integer primary key,
  entity_id text not null unique references entity (id) on delete cascade
);
create trigger entity_text_gone before delete on entity_text_row begin
  delete from entity_text where rowid = old.rowid;
end;
