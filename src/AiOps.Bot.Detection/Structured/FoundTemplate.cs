namespace AiOps.Bot.Detection.Structured;

/// <summary>A template that lines were found to have.</summary>
/// <param name="Cells">Its id and text as cells of a table.</param>
/// <param name="Count">How many lines.</param>
internal readonly record struct FoundTemplate(string Cells, long Count);
