using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;

namespace AiOps.Bot.Tests.Storage.Contracts;

/// <summary>Incidents that a person said the cause of.</summary>
internal static class Recalled
{
    private static readonly ResourceId Host = new("i-0aa11bb22cc33dd44");

    public static CauseReview Review(CauseAnswer answer = CauseAnswer.Yes, string cause = "crontab-fault", string said = "") =>
        new(answer, cause, Host, "because of " + cause, said, "Ana (slack)", "ana", Stored.Noon);

    /// <summary>An incident that ended so long before noon.</summary>
    public static RememberedIncident Incident(string id = "inc-0", CauseReview? review = null, TimeSpan? ago = null) => new()
    {
        Incident = new(id),
        Recurrence = 0,
        Account = "111122223333",
        Title = "it was like this before",
        Kinds = ["expected-activity-ceased"],
        Resources = [Host],
        Fingerprints = [new("f-1")],
        Templates = ["exported <path> (<num> bytes)"],
        StartedAt = Stored.Noon - (ago ?? TimeSpan.FromDays(1)) - TimeSpan.FromHours(2),
        EndedAt = Stored.Noon - (ago ?? TimeSpan.FromDays(1)),
        Ending = "the line was put right",
        Review = review ?? Review(),
    };
}
