namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>A crontab as it was read from a machine. Hostile text: it is shown and judged, never obeyed.</summary>
/// <param name="Path">Where it was read, for example <c>/etc/cron.d/dbops</c>.</param>
/// <param name="Text">The whole content, line ends as they are.</param>
public sealed record CrontabFile(string Path, string Text)
{
    /// <summary>Permission bits (octal 0644 = 420); null where unknown.</summary>
    public int? Mode { get; init; }

    /// <summary>The owning user's name; null where unknown.</summary>
    public string? Owner { get; init; }

    /// <summary>True where each line names the user to run as (<c>/etc/crontab</c>, <c>/etc/cron.d</c>), false for a user's own crontab; null = told from the path.</summary>
    public bool? NamesUsers { get; init; }
}
