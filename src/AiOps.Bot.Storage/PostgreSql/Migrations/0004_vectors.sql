create table vector_point (
  number bigint generated always as identity primary key,
  id text not null unique,
  revision bigint not null,
  source text not null,
  group_name text not null,
  stream_name text not null,
  resource text not null,
  from_ms bigint not null,
  to_ms bigint not null,
  first_sequence bigint not null,
  last_sequence bigint not null,
  vector bytea not null
);
create unique index vector_point_revision on vector_point (revision);
create index vector_point_end on vector_point (to_ms);
