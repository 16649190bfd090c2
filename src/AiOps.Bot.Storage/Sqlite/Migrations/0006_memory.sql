create table remembered_incident (
  id text not null primary key,
  ended_ms bigint not null,
  document text not null
);

create table remembered_key (
  name text not null,
  remembered_id text not null,
  primary key (name, remembered_id)
);
create index remembered_key_incident on remembered_key (remembered_id);
