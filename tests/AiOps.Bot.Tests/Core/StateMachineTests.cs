using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Core;

/// <summary>Each table spelled out a second time, so that a change of one is noticed.</summary>
public sealed class StateMachineTests
{
    [Fact]
    public void AlertsMoveOnlyAsTheTableSays() => Assert.Equal(
        ["Firing>Resolved", "Firing>Suppressed", "Resolved>Firing", "Resolved>Suppressed", "Suppressed>Firing", "Suppressed>Resolved"],
        Moves<AlertStatus>(AlertTransitions.MayMove));

    [Fact]
    public void IncidentsMoveOnlyAsTheTableSays() => Assert.Equal(
        [
            "Acknowledged>Mitigated", "Acknowledged>Resolved", "Acknowledged>Triggered", "Mitigated>Resolved", "Mitigated>Triggered", "Resolved>Triggered",
            "Triggered>Acknowledged", "Triggered>Mitigated", "Triggered>Resolved",
        ],
        Moves<IncidentStatus>(IncidentTransitions.MayMove));

    [Fact]
    public void RemediationsMoveOnlyAsTheTableSays() => Assert.Equal(
        [
            "Approved>Expired", "Approved>Failed", "Approved>Running", "Approved>Superseded", "Proposed>Approved", "Proposed>Expired", "Proposed>Rejected",
            "Proposed>Superseded", "Running>Failed", "Running>Succeeded", "Running>Unverified", "Unverified>Succeeded",
        ],
        Moves<RemediationStatus>(RemediationTransitions.MayMove));

    private static List<string> Moves<T>(Func<T, T, bool> mayMove)
        where T : struct, Enum =>
        [.. from a in Enum.GetValues<T>() from b in Enum.GetValues<T>() where mayMove(a, b) select $"{a}>{b}" into move orderby move select move];
}
