-- Who may sign in. generation: counts what ends every session of an account, such as a new
-- password; access tokens name the generation that they were made for.
create table account (
  id            text    not null primary key,
  name          text    not null unique,
  email         text    not null unique,
  role          text    not null,
  password_hash text    not null,
  generation    integer not null,
  created_at    bigint  not null,
  changed_at    bigint  not null
);

-- Sessions: each refresh token is used once; the next one belongs to the same family.
create table refresh_token (
  token_hash text   not null primary key,
  family     text   not null,
  account    text   not null references account (id) on delete cascade,
  created_at bigint not null,
  expires_at bigint not null,
  used_at    bigint
);
create index refresh_token_by_family on refresh_token (family);
create index refresh_token_by_account on refresh_token (account);
create index refresh_token_by_expiry on refresh_token (expires_at);

-- Tokens that people make for themselves (account is set) or for bots (it is not).
create table api_token (
  id         text   not null primary key,
  token_hash text   not null unique,
  account    text   references account (id) on delete cascade,
  name       text   not null,
  role       text   not null,
  created_by text   not null,
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint
);
create index api_token_by_account on api_token (account, created_at);

-- Keys that access tokens are signed with. private_key: PKCS #8, sealed.
create table signing_key (
  kid         text   not null primary key,
  private_key text   not null,
  public_key  text   not null,
  created_at  bigint not null
);

-- What was changed, and who was refused. id grows with time.
create table audit (
  id          text   not null primary key,
  at          bigint not null,
  author      text   not null,
  address     text   not null,
  action      text   not null,
  target      text   not null,
  old_version text,
  new_version text,
  outcome     integer not null
);
create index audit_by_time on audit (at);
create index audit_by_author on audit (author, id);
