-- The index is made from the log; it is made again.
drop table vector_point;
delete from sequence where name = 'vector-indexed';
create table vector_space (
  number bigint generated always as identity primary key,
  model text not null,
  dimension bigint not null,
  indexed bigint not null default 0,
  embedded bigint not null default 0,
  rewinds bigint not null default 0,
  floor_ms bigint not null default 0,
  unique (model, dimension)
);
create table vector_point (
  number bigint generated always as identity primary key,
  space bigint not null,
  id text not null,
  revision bigint not null,
  source text not null,
  group_name text not null,
  stream_name text not null,
  resource text not null,
  account text not null,
  severity smallint not null,
  from_ms bigint not null,
  to_ms bigint not null,
  first_sequence bigint not null,
  last_sequence bigint not null,
  vector bytea not null,
  terms bytea not null,
  unique (space, id)
);
create unique index vector_point_revision on vector_point (revision);
create index vector_point_end on vector_point (to_ms);
create index vector_point_first on vector_point (space, first_sequence);
