namespace AiOps.Bot.Detection.Templates;

/// <summary>What a family of lines has in common, as far as the miner has seen.</summary>
/// <param name="Id">A hash of the template's text when it was first seen; kept while the template grows more general, so it is stable over restarts.</param>
/// <param name="Text">Constant text with <c>&lt;num&gt;</c>, <c>&lt;ip&gt;</c>, … where parts of a known type vary, and <c>&lt;*&gt;</c> where words vary.</param>
/// <param name="Count">How many lines were learned under it.</param>
public sealed record Template(long Id, string Text, long Count)
{
    /// <summary>The id as sixteen hexadecimal digits.</summary>
    public string Key => Id.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
