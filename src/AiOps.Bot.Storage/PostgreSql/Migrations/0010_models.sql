create table model_line (
  name text not null primary key,
  document text not null
);

create table model_version (
  name text not null,
  version bigint not null,
  hash text not null,
  retired smallint not null,
  document text not null,
  primary key (name, version)
);
create unique index model_version_hash on model_version (name, hash) where retired = 0;

create table model_content (
  name text not null,
  version bigint not null,
  content bytea not null,
  primary key (name, version)
);

create table model_event (
  name text not null,
  number bigint not null,
  document text not null,
  primary key (name, number)
);
