namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>What a double was asked, whatever protocol it came by.</summary>
/// <param name="Number">From 1.</param>
/// <param name="System">All system text.</param>
/// <param name="Text">All text of users and tools' results.</param>
/// <param name="Tools">Names of the tools offered.</param>
/// <param name="ToolResults">Results of tools so far.</param>
internal sealed record ModelQuestion(int Number, string System, string Text, IReadOnlyList<string> Tools, IReadOnlyList<string> ToolResults);
