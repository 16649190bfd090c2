using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
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

    private static AlertSignal Counted(string name, string count, string address)
    {
        var signal = Some.Signal(name);
        return signal with { Labels = signal.Labels.SetItem(AnomalyLabels.Count, count).SetItem(AnomalyLabels.SourceAddress, address) };
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
    public void TheLargestOfOneKindGivesTheIncidentItsName()
    {
        var book = Absorbed(Counted("a", "20", "192.0.2.1"), Counted("b", "80", "192.0.2.2"), Counted("c", "5", "192.0.2.3"));
        var incident = Assert.Single(book.Incidents);
        Assert.Equal("signal b", incident.Title);
        Assert.Equal("192.0.2.2", incident.Labels[AnomalyLabels.SourceAddress]);
    }

    [Fact]
    public void AnIncidentNamesTheAddressesOfAllItsAlerts()
    {
        var scattered = Some.Signal("d") with { Labels = Some.Signal().Labels.SetItem(AnomalyLabels.SourceAddresses, "192.0.2.2,192.0.2.4") };
        var incident = Assert.Single(Absorbed(Counted("a", "20", "192.0.2.1"), Counted("b", "80", "192.0.2.2"), scattered).Incidents);
        Assert.Equal("192.0.2.1,192.0.2.2,192.0.2.4", incident.Labels[AnomalyLabels.SourceAddresses]);
    }

    [Fact]
    public void WhatIsToldAgainWithAnotherCountRenamesItsIncident()
    {
        var later = Counted("a", "286", "192.0.2.1") with { Title = "286 of a" };
        Assert.Equal("286 of a", Assert.Single(Absorbed(Counted("a", "20", "192.0.2.1"), later).Incidents).Title);
    }

    [Fact]
    public void ARepeatOfALesserAlertRenamesNothing()
    {
        var later = Counted("a", "6", "192.0.2.1") with { Title = "6 of a" };
        Assert.Equal("signal b", Assert.Single(Absorbed(Counted("a", "5", "192.0.2.1"), Counted("b", "80", "192.0.2.2"), later).Incidents).Title);
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
