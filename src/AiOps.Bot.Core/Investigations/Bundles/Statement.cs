using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>One place in a program that writes lines, as far as one can tell from them: a mined template.</summary>
/// <param name="Text">Constant text with placeholders.</param>
/// <param name="Severity">Of the first line; unknown where it did not say.</param>
/// <param name="Example">The first line, cut.</param>
public sealed record Statement(string Text, LogSeverity Severity, string Example);
