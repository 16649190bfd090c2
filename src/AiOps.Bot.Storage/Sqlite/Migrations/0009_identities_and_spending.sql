create table kept_identity (
  placeholder text not null primary key,
  kind text not null,
  incident_id text,
  sealed blob not null,
  seen_ms bigint not null
);
create index kept_identity_seen on kept_identity (seen_ms);

create table model_spend (
  incident_id text not null,
  minute bigint not null,
  steps bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  money_nano bigint not null,
  took_ms bigint not null,
  primary key (incident_id, minute)
);
create index model_spend_minute on model_spend (minute);
