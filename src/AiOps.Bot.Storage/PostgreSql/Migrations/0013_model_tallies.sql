create table model_tally (
  name text not null,
  champion bigint not null,
  challenger bigint not null,
  measure text not null,
  bin bigint not null,
  count bigint not null,
  primary key (name, champion, challenger, measure, bin)
);
