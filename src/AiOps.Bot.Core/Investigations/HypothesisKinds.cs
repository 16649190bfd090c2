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

    /// <summary>What a person confirmed as the cause of an earlier incident like this one.</summary>
    public const string KnownCause = "known-cause";
}
