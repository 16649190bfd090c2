create table scored_series (
  id text not null primary key,
  resource text not null,
  subject text not null,
  space text not null,
  metric text not null,
  statistic text not null,
  last_ms bigint not null
);
create table scored_day (
  series_id text not null,
  day bigint not null,
  unusual bigint not null,
  content blob not null,
  primary key (series_id, day)
);
create index scored_day_day on scored_day (day);
