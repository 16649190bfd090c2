namespace AiOps.Bot.Security;

/// <summary>Leave to see what some placeholders stand for. All conditions must hold; those left out hold always. Credentials are kept nowhere and can be seen by nobody.</summary>
internal sealed class RevealOptions
{
    /// <summary>Kinds of values: <c>email</c>, <c>ip</c>, <c>account</c>, <c>user</c>.</summary>
    public IReadOnlyList<string> Kinds { get; set; } = [];

    /// <summary>Names out of <see cref="SecurityOptions.Environments"/>, or <c>prod</c>.</summary>
    public IReadOnlyList<string> Environments { get; set; } = [];

    /// <summary>Counts only while the person is on call.</summary>
    public bool OnlyOnCall { get; set; }

    /// <summary>The schedule that they must be on call for.</summary>
    /// <value>The group's, else any.</value>
    public string Schedule { get; set; } = "";
}
