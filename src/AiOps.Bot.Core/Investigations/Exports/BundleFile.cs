namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>One file of an exported bundle.</summary>
/// <param name="Name">As the bundle format names it, for example <c>logs.jsonl</c>.</param>
/// <param name="Lines">Its lines, without line ends; read once.</param>
public sealed record BundleFile(string Name, IAsyncEnumerable<string> Lines);
