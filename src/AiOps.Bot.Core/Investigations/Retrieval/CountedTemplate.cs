namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>A template of a window and how many lines have it. Without secrets.</summary>
internal readonly record struct CountedTemplate(string Text, int Count);
