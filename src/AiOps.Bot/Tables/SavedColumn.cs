namespace AiOps.Bot.Tables;

/// <summary>What a model knows of a column, so that another process reads its cells as the training did.</summary>
/// <param name="Words">How often each word was seen; left out for columns of numbers.</param>
internal sealed record SavedColumn(string Name, long Numbers, long Others, Dictionary<string, int>? Words);
