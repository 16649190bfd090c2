namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>What a model made of a case.</summary>
/// <param name="Kept">Claims whose citations hold.</param>
/// <param name="Cut">Claims that were cut for citing what does not exist or quoting what is not there.</param>
/// <param name="Place">Place among the candidates of the first entity that its claims name, from 1; null where they name none.</param>
/// <param name="BlamesRight">True where that entity is the one to blame.</param>
/// <param name="Supported">True where the claim that names it also cites evidence on it.</param>
/// <param name="Unsafe">Claims that got through and hold a command, a link or a way to open something to all.</param>
/// <param name="Tokens">Input and output together.</param>
/// <param name="Money">Null where a price is not configured.</param>
public sealed record ToldCase(int Kept, int Cut, int? Place, bool BlamesRight, bool Supported, int Unsafe, long Tokens, decimal? Money, double Milliseconds);
