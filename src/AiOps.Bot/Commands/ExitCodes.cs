namespace AiOps.Bot.Commands;

/// <summary>What scripts that call us rely on.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>Found something that was looked for (a fault, an anomaly to fail on), or failed.</summary>
    public const int FoundOrFailed = 1;

    /// <summary>Bad usage or bad input.</summary>
    public const int BadInput = 2;
}
