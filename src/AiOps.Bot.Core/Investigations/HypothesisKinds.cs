namespace AiOps.Bot.Core.Investigations;

/// <summary>Kinds of causes that the deterministic core can name.</summary>
public static class HypothesisKinds
{
    public const string CrontabFault = "crontab-fault";
    public const string PermissionRemoved = "permission-removed";
    public const string PortOpenToTheWorld = "port-open-to-the-world";
    public const string GuessedCredential = "guessed-credential";
    public const string RecentChange = "recent-change";
    public const string NewErrors = "new-errors";
    public const string HostSilent = "host-silent";

    /// <summary>A resource whose metrics, logs or calls differ from before; why is not known.</summary>
    public const string UnusualBehaviour = "unusual-behaviour";

    /// <summary>No change that was found is to blame.</summary>
    public const string NoChange = "no-change";

    /// <summary>What a person confirmed as the cause of an earlier incident like this one.</summary>
    public const string KnownCause = "known-cause";
}
