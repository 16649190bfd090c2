using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Core.Incidents;

public sealed class IncidentBookTests
{
    private static IncidentBook Book(DateTimeOffset? now = null, params Incident[] living) =>
        new(living, [], new(new IncidentOptions(), new NumberedIds(), now ?? Some.Noon));

    private static IncidentBook Absorbed(params AlertSignal[] signals)
    {
        var book = Book();
        foreach (var signal in signals)
        {
            book.Absorb(signal);
        }

        return book;
    }

    [Fact]
    public void TheSameSignalTwiceIsOneIncidentWithACounter()
    {
        var book = Absorbed(Some.Signal(), Some.Signal());
        Assert.Equal(2, Assert.Single(book.Incidents).AlertCount);
        Assert.Equal(2, Assert.Single(book.Alerts).Count);
    }

    [Fact]
    public void AnotherSignalOnTheSameResourceJoins()
    {
        var book = Absorbed(Some.Signal("a"), Some.Signal("b", Severity.Critical, kind: "worse"));
        var incident = Assert.Single(book.Incidents);
        Assert.Equal(("signal b", Severity.Critical, "worse"), (incident.Title, incident.Severity, incident.Kind));
    }

    [Fact]
    public void AnotherResourceIsAnotherIncident() =>
        Assert.Equal(2, Absorbed(Some.Signal("a"), Some.Signal("b", resource: "i-2")).Incidents.Count);

    [Fact]
    public void TheSameResourceMuchLaterIsAnotherIncident() =>
        Assert.Equal(2, Absorbed(Some.Signal("a"), Some.Signal("b", at: Some.Noon.AddHours(3))).Incidents.Count);

    [Fact]
    public void ALowAnomalyAloneWakesNobody() => Assert.Empty(Absorbed(Some.Signal(severity: Severity.Low) with { Source = AnomalySignals.Source }).Incidents);

    [Fact]
    public void ALowAlertOfAnotherSystemIsKept() => Assert.Equal(Severity.Low, Assert.Single(Absorbed(Some.Signal(severity: Severity.Low)).Incidents).Severity);

    [Fact]
    public void WhenItsOnlyAlertEndsTheIncidentEnds()
    {
        var book = Absorbed(Some.Signal(), Some.Signal() with { Status = AlertStatus.Resolved });
        Assert.Equal(IncidentStatus.Resolved, Assert.Single(book.Incidents).Status);
    }

    [Fact]
    public void ARepeatDoesNotDisturbWhoHasItInHand()
    {
        var book = Book(Some.Noon, Some.OpenIncident(status: IncidentStatus.Acknowledged));
        book.Absorb(Some.Signal("again", at: Some.Noon.AddMinutes(1)));
        Assert.Equal(IncidentStatus.Acknowledged, Assert.Single(book.Incidents).Status);
    }

    [Fact]
    public void AWorseConditionReopensAMitigatedIncident()
    {
        var book = Book(Some.Noon, Some.OpenIncident(status: IncidentStatus.Mitigated));
        book.Absorb(Some.Signal("second cause", Severity.High, at: Some.Noon.AddMinutes(1), kind: "access-denied"));
        var incident = Assert.Single(book.Incidents);
        Assert.Equal((IncidentStatus.Triggered, true), (incident.Status, incident.NeedsInvestigation));
    }

    [Fact]
    public void WhatWasSeenBeforeTheFixDoesNotReopen()
    {
        var book = Book(Some.Noon, Some.OpenIncident(status: IncidentStatus.Mitigated));
        book.Absorb(Some.Signal("late", at: Some.Noon.AddMinutes(-1), kind: "other"));
        Assert.Equal(IncidentStatus.Mitigated, Assert.Single(book.Incidents).Status);
    }

    [Fact]
    public void AResolvedIncidentThatComesBackIsTheSameOne()
    {
        var book = Absorbed(Some.Signal(), Some.Signal() with { Status = AlertStatus.Resolved }, Some.Signal(at: Some.Noon.AddMinutes(5)));
        var incident = Assert.Single(book.Incidents);
        Assert.Equal((IncidentStatus.Triggered, 1), (incident.Status, incident.Recurrences));
    }

    [Fact]
    public void AThousandAddressesOnOneHostAreOneIncident() =>
        Assert.Single(Absorbed([.. Enumerable.Range(0, 1000).Select(i => Some.Signal($"addr-{i}", at: Some.Noon.AddSeconds(i)))]).Incidents);
}
