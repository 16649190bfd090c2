using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Questions;

public sealed class QuestionParserTests
{
    /// <summary>A Saturday, 12:00 UTC, 13:00 in Berlin.</summary>
    private static readonly DateTimeOffset Now = Some.Noon;

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("errors in the last 2 hours", "2026-03-14T10:00Z", "2026-03-14T12:00Z")]
    [InlineData("errors in the past 30 min", "2026-03-14T11:30Z", "2026-03-14T12:00Z")]
    [InlineData("what happened in the last hour", "2026-03-14T11:00Z", "2026-03-14T12:00Z")]
    [InlineData("logins over the last 3 days", "2026-03-11T12:00Z", "2026-03-14T12:00Z")]
    [InlineData("timeouts 45m ago", "2026-03-14T11:15Z", "2026-03-14T12:00Z")]
    [InlineData("failed logins since 03:00", "2026-03-14T02:00Z", "2026-03-14T12:00Z")]
    [InlineData("failed logins since 3am?", "2026-03-14T02:00Z", "2026-03-14T12:00Z")]
    [InlineData("failed logins since 22:00", "2026-03-13T21:00Z", "2026-03-14T12:00Z")]
    [InlineData("errors yesterday", "2026-03-12T23:00Z", "2026-03-13T23:00Z")]
    [InlineData("errors today", "2026-03-13T23:00Z", "2026-03-14T12:00Z")]
    [InlineData("errors since yesterday", "2026-03-12T23:00Z", "2026-03-14T12:00Z")]
    [InlineData("errors between 2 and 3am", "2026-03-14T01:00Z", "2026-03-14T02:00Z")]
    [InlineData("errors yesterday between 14:00 and 15:30", "2026-03-13T13:00Z", "2026-03-13T14:30Z")]
    [InlineData("errors from 11pm to 1am", "2026-03-13T22:00Z", "2026-03-14T00:00Z")]
    [InlineData("what was logged at 03:12", "2026-03-14T01:57Z", "2026-03-14T02:27Z")]
    [InlineData("errors since 2026-03-01", "2026-02-28T23:00Z", "2026-03-14T12:00Z")]
    [InlineData("errors since 2026-03-14T09:30:00Z", "2026-03-14T09:30Z", "2026-03-14T12:00Z")]
    [InlineData("errors on 2026-03-10", "2026-03-09T23:00Z", "2026-03-10T23:00Z")]
    [InlineData("errors on tuesday", "2026-03-09T23:00Z", "2026-03-10T23:00Z")]
    [InlineData("errors last night", "2026-03-13T19:00Z", "2026-03-14T05:00Z")]
    [InlineData("any errors?", "2026-03-14T11:00Z", "2026-03-14T12:00Z")]
    public void TimesAreMeantInTheAskersZoneAndInThePast(string text, string from, string to)
    {
        var window = Read(text).Window;
        Assert.Equal((DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(to, null)), (window.From.ToUniversalTime(), window.To.ToUniversalTime()));
    }

    [Fact]
    public void TheFlagNamesTheWindowWhereTheTextDoesNot()
    {
        Assert.Equal(TimeSpan.FromHours(6), Read("any errors?", TimeSpan.FromHours(6)).Window.Length);
        Assert.Equal(TimeSpan.FromHours(2), Read("errors in the last 2 hours", TimeSpan.FromHours(6)).Window.Length);
    }

    [Fact]
    public void WhatIsLeftAreTheWordsThatSaySomething()
    {
        var read = Read("How many errors did checkout have \"connection refused\" from 10.20.1.15 in the last 2 hours?");
        Assert.Equal((IEnumerable<string>)["checkout", "10.20.1.15"], read.Words);
        Assert.Equal((IEnumerable<string>)["connection refused"], read.Phrases);
        Assert.Equal((LogSeverity.Error, false), (read.AtLeast, read.AboutIncidents));
    }

    [Theory]
    [InlineData("what is open?", true, false)]
    [InlineData("show all open incidents", true, false)]
    [InlineData("which incidents were resolved yesterday?", true, true)]
    [InlineData("what's wrong with checkout", true, false)]
    [InlineData("inc-7f3k2m9x", true, false)]
    [InlineData("which ports does nginx open", false, false)]
    public void QuestionsAboutIncidentsAreToldFromQuestionsAboutLogs(string text, bool aboutIncidents, bool resolvedToo)
    {
        var read = Read(text);
        Assert.Equal((aboutIncidents, resolvedToo), (read.AboutIncidents, read.ResolvedToo));
    }

    [Theory]
    [InlineData("failures", "fail")]
    [InlineData("failed", "fail")]
    [InlineData("timeouts", "timeout")]
    [InlineData("sshd", "sshd")]
    [InlineData("10.20.1.15s", "10.20.1.15s")]
    public void EndingsThatLinesLackAreTakenOff(string word, string stem) => Assert.Equal(stem, QuestionParser.Stem(word));

    [Fact]
    public void AnyTextIsReadWithoutAnException() => Prop.ForAll<string>(text =>
    {
        foreach (var shape in (string[])["{0}", "since {0}", "last {0} hours", "between {0} and {0}", "since 99:{0}", "at 2026-{0}-41"])
        {
            var window = Read(string.Format(null, shape, text)).Window;
            Assert.True(window.From <= window.To && window.To <= Now);
        }
    }).QuickCheckThrowOnFailure();

    private static ReadQuestion Read(string text, TimeSpan? since = null) => QuestionParser.Read(new(text, Now, since, Berlin));
}
