namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>One thing wrong with a crontab.</summary>
/// <param name="Rule">Id of the rule, <c>L01</c> to <c>L30</c>.</param>
/// <param name="Severity">High or worse: the job does not do what the line says. Medium and Low: it probably surprises. Info: worth knowing.</param>
/// <param name="Line">1-based line number; 0 = the file as a whole.</param>
/// <param name="What">What is wrong, in one sentence that names the offending text.</param>
/// <param name="Why">What cron does with it.</param>
/// <param name="Suggestion">What to do about it.</param>
public sealed record CrontabFault(string Rule, Severity Severity, int Line, string What, string Why, string Suggestion)
{
    /// <summary>The whole line as it should be, where the correction is certain enough to propose; else null.</summary>
    public string? SuggestedLineText { get; init; }

    /// <summary>True where the line or file cannot work as it is.</summary>
    public bool IsError => Severity >= Severity.High;
}
