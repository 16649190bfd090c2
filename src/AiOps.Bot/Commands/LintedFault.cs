using AiOps.Bot.Core;

namespace AiOps.Bot.Commands;

/// <summary>A crontab fault as <c>lint-cron --json</c> prints it.</summary>
/// <param name="Line">0 = the file as a whole.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
internal sealed record LintedFault(string File, int Line, string Rule, string Level, Severity Severity, string What, string Why, string Suggestion, string? SuggestedLineText);
