namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>One word of a command line.</summary>
/// <param name="Text">Without its quotes.</param>
/// <param name="Start">Where it starts in the command, quotes included.</param>
/// <param name="Length">Its length there.</param>
/// <param name="IsOperator">True for <c>; | &amp;&amp; || &amp;</c>, parentheses and redirections.</param>
/// <param name="IsLiteral">False where the shell would change it: variables, patterns, command substitution.</param>
internal sealed record CommandWord(string Text, int Start, int Length, bool IsOperator, bool IsLiteral)
{
    /// <summary>True where the next word begins a new command.</summary>
    public bool EndsCommand => IsOperator && Text is ";" or "|" or "||" or "&&" or "&" or "(" or ")" or "|&";
}
