namespace AiOps.Bot.Core.Redaction;

/// <summary>How many characters may be searched for one text: a limit in work instead of in time, so that what is withheld does not depend on the machine's load.</summary>
/// <param name="more">What is looked for besides what always is.</param>
internal sealed class SearchBudget(int length, IReadOnlyList<SecretPattern> more)
{
    /// <summary>Every way of reading a text and a layer of packing or two; a text that needs more is built to need it.</summary>
    private const int Factor = 64;

    private const int Least = 2 * 1024 * 1024;

    private long _left = Math.Max(Least, (long)length * Factor);

    public IReadOnlyList<SecretPattern> More => more;

    /// <exception cref="RedactionException">The budget is spent.</exception>
    public void Spend(int characters)
    {
        _left -= characters;
        if (_left < 0)
        {
            throw new RedactionException("the text unpacks to more than is searched for secrets");
        }
    }
}
