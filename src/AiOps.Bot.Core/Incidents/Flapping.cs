namespace AiOps.Bot.Core.Incidents;

/// <summary>Whether an incident ends and comes back so often that each turn is no news any more. Pure.</summary>
public static class Flapping
{
    /// <summary>So many returns within <see cref="Within"/> are flapping.</summary>
    public const int From = 3;

    /// <summary>How many returns an incident remembers.</summary>
    internal const int Kept = 20;

    public static readonly TimeSpan Within = TimeSpan.FromMinutes(30);

    public static int Returns(Incident incident, DateTimeOffset now) => incident.Reopenings.Count(r => r > now - Within);

    public static bool Is(Incident incident, DateTimeOffset now) => Returns(incident, now) >= From;
}
