namespace AiOps.Bot.Security;

/// <summary>Who is on call when.</summary>
internal sealed class OnCallOptions
{
    /// <summary>Schedules written here.</summary>
    public IReadOnlyList<ScheduleOptions> Schedules { get; set; } = [];

    /// <summary>
    /// A file with the answer of PagerDuty's <c>GET /oncalls</c> or <c>GET /schedules/ID</c>, read again when it changes. Its users are found by the accounts
    /// <c>pagerduty:USERID</c> of <see cref="SecurityOptions.People"/>.
    /// </summary>
    /// <value>None.</value>
    public string File { get; set; } = "";
}
