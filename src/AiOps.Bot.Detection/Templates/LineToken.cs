namespace AiOps.Bot.Detection.Templates;

/// <summary>A run of characters between white space, with its variable parts.</summary>
internal struct LineToken
{
    public int Start;

    /// <summary>Where its text ends.</summary>
    public int End;

    /// <summary>Where what belongs to it ends: a size said again in brackets is left out of the text.</summary>
    public int FullEnd;

    /// <summary>True where no white space is before it: the value after an equals sign.</summary>
    public bool IsGlued;

    public int FirstPiece;

    public int PieceCount;

    /// <summary>Equal for tokens that are equal but for their variable parts, whatever kinds those are.</summary>
    public ulong Hash;

    /// <summary>True where constant text with a letter in it is left beside the variable parts.</summary>
    public bool HasWords;
}
