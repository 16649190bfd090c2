using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Configuration;

/// <summary>The settings that decide what is composed.</summary>
internal sealed class BotOptions : IValidatableObject
{
    public const string SandboxAccount = "sandbox";

    public const string RealAccount = "real";

    private const string NoAccount = "none";

    /// <summary>Where to listen.</summary>
    /// <value>http://127.0.0.1:5080.</value>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The addresses of <see cref="Urls"/>, one each.</summary>
    public string[] Addresses => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The folder for the embedded database and the simulated account's state.</summary>
    /// <value><c>aiops-data</c> in the working directory.</value>
    [Required]
    public string Folder { get; set; } = "aiops-data";

    /// <summary>A PostgreSQL connection string; empty = the embedded SQLite.</summary>
    public string PostgreSql { get; set; } = "";

    /// <summary><c>sandbox</c>: the simulated account. <c>real</c>: the account that the default credentials lead to. <c>none</c>: files only.</summary>
    public string Account { get; set; } = SandboxAccount;

    /// <summary>Which part of the work this process does: <c>all</c>, <c>bot</c> or <c>scorer</c>.</summary>
    /// <value>All.</value>
    public BotRole Role { get; set; } = BotRole.All;

    /// <summary>Files to follow.</summary>
    public IReadOnlyList<string> Watch { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Account is not (SandboxAccount or RealAccount or NoAccount))
        {
            yield return new($"Account is '{Account}'; it must be sandbox, real or none", [nameof(Account)]);
        }
    }
}
