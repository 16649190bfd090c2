using System.Text.Json;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary>The fix that the brute-force scenario leads to, as the API offers it.</summary>
internal static class Proposal
{
    public const string ClosePort = "ec2.revoke-ingress";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static Task<JsonElement> OfferedAsync(RunningBot bot) => bot.WaitForIncidentAsync(
        AnomalyKinds.LoginAfterFailures, i => i.Remediation(ClosePort, "Proposed") is not null && i.Hypotheses().First() == "port-open-to-the-world", Patience);

    /// <summary>The incident as soon as a remediation, whatever becomes of it meanwhile, is in one of the states.</summary>
    public static Task<JsonElement> EndedAsync(RunningBot bot, string remediation, params string[] states) => bot.WaitForIncidentAsync(
        AnomalyKinds.LoginAfterFailures, i => i.Remediations().Any(r => r.Text("id") == remediation && states.Contains(r.Text("status"))), Patience);
}
