using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Tests.Storage.Contracts;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static CauseReview Review(CauseAnswer answer = CauseAnswer.Yes, string cause = "crontab-fault", string said = "") => Recalled.Review(answer, cause, said);

    public static RememberedIncident Remembered(string id = "inc-0", CauseReview? review = null, TimeSpan? ago = null) => Recalled.Incident(id, review, ago);
}
