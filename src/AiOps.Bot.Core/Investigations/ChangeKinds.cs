namespace AiOps.Bot.Core.Investigations;

/// <summary>What sort a change is of, as far as its call tells.</summary>
public static class ChangeKinds
{
    /// <summary>Another version of a program.</summary>
    public const string Deploy = "deploy";

    /// <summary>A setting or a parameter.</summary>
    public const string Config = "config";

    /// <summary>A feature flag.</summary>
    public const string Flag = "flag";

    /// <summary>Who may do or reach what.</summary>
    public const string Access = "access";

    /// <summary>Capacity, network, storage.</summary>
    public const string Infrastructure = "infrastructure";

    /// <summary>Somebody was on the machine.</summary>
    public const string Session = "session";
}
