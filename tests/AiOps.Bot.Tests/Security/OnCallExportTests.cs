using System.Text;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;

namespace AiOps.Bot.Tests.Security;

public sealed class OnCallExportTests
{
    private static readonly Person[] People = [Some.Somebody("ana") with { Identities = [new("pagerduty", "PAAAAAA")] }];

    [Fact]
    public void OnCallsAreGroupedBySchedule()
    {
        var schedules = Read("""
            {"oncalls": [
              {"user": {"id": "PAAAAAA", "summary": "Ana A."}, "schedule": {"id": "P1", "summary": "Primary"}, "escalation_policy": {"id": "E1", "summary": "All"}, "start": "2026-03-14T08:00:00Z", "end": "2026-03-15T08:00:00Z"},
              {"user": {"id": "PAAAAAA", "summary": "Ana A."}, "schedule": {"id": "P1", "summary": "Primary"}, "escalation_policy": {"id": "E2", "summary": "Other"}, "start": "2026-03-14T08:00:00Z", "end": "2026-03-15T08:00:00Z"},
              {"user": {"id": "PZZZZZZ", "summary": "Zoe Z."}, "schedule": null, "escalation_policy": {"id": "E1", "summary": "All"}, "start": null, "end": null}
            ]}
            """);
        Assert.Equal([("Primary", "ana"), ("All", "Zoe Z. (not in the directory)")], schedules.Select(s => (s.Id, s.At(Some.Noon).Single().Person)));
        Assert.Equal(DateTimeOffset.MaxValue, schedules[1].At(Some.Noon).Single().Until);
    }

    [Fact]
    public void AScheduleIsCalledByItsIdWhereEntitlementsDoSo() =>
        Assert.Equal("P1", Read("""{"oncalls":[{"user":{"id":"PAAAAAA"},"schedule":{"id":"P1","summary":"Primary"},"start":null,"end":null}]}""", "P1").Single().Id);

    [Fact]
    public void AnExportedScheduleIsReadByItsRenderedEntries()
    {
        var schedule = Read("""
            {"schedule": {"id": "P1", "name": "Primary", "time_zone": "Europe/Berlin", "final_schedule": {"name": "Final Schedule", "rendered_schedule_entries": [
              {"start": "2026-03-14T09:00:00+01:00", "end": "2026-03-14T13:00:00+01:00", "user": {"id": "PAAAAAA", "summary": "Ana"}}]}}}
            """).Single();
        Assert.Equal(("Primary", "ana"), (schedule.Id, schedule.At(Some.Noon.AddMinutes(-1)).Single().Person));
        Assert.Empty(schedule.At(Some.Noon));
    }

    [Theory]
    [InlineData("", "is no JSON")]
    [InlineData("<html>", "is no JSON")]
    [InlineData("[]", "has neither")]
    [InlineData("{}", "has neither")]
    [InlineData("""{"schedule":{"id":"P1"}}""", "without final_schedule")]
    [InlineData("""{"oncalls":[{"schedule":null}]}""", "without a user")]
    [InlineData("""{"oncalls":[{"user":{"id":7}}]}""", "without an id")]
    [InlineData("""{"oncalls":[{"user":{"id":"P"},"start":"tomorrow"}]}""", "start is no time")]
    public void WhatIsNoExportIsSaid(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void ManyEntriesAreBounded()
    {
        var entry = """{"user":{"id":"P"},"schedule":{"id":"P1"},"start":null,"end":null}""";
        Assert.Single(Read($"{{\"oncalls\":[{string.Join(',', Enumerable.Repeat(entry, 30_000))}]}}").Single().Shifts);
    }

    private static System.Collections.Immutable.ImmutableArray<OnCallSchedule> Read(string json, params string[] wanted) => OnCallExport.Read(Encoding.UTF8.GetBytes(json), People, wanted.ToHashSet());
}
