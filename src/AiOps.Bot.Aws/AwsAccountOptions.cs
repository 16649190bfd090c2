using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Aws;

/// <summary>Which account is watched, how it is reached, and with which two sets of credentials.</summary>
public sealed class AwsAccountOptions
{
    /// <summary>The account's 12 digits. Empty = asked of AWS by who needs it.</summary>
    [RegularExpression(@"^(\d{12})?$", ErrorMessage = "Aws:AccountId must be 12 digits")]
    public string AccountId { get; set; } = "";

    /// <summary>For example <c>eu-central-1</c>.</summary>
    [Required(ErrorMessage = "Aws:Region is missing: set it to the region to watch, for example eu-central-1")]
    [RegularExpression(@"^[a-z]{2,4}(-[a-z]+)+-\d$", ErrorMessage = "Aws:Region must look like eu-central-1")]
    public string Region { get; set; } = "";

    /// <summary>One address that serves all AWS APIs (a local account). Null = AWS itself.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The credentials that everything is read with.</summary>
    [Required]
    public AwsCredentialOptions Read { get; set; } = new();

    /// <summary>The credentials that approved actions run with. Null = no action can run.</summary>
    public AwsCredentialOptions? Action { get; set; } = new();

    /// <summary>Log groups whose names begin so are read; empty = all.</summary>
    [Required]
    public IList<string> LogGroupPrefixes { get; } = [];

    /// <summary>At most so many log groups are read.</summary>
    [Range(1, 10_000, ErrorMessage = "Aws:MostLogGroups must be between 1 and 10000")]
    public int MostLogGroups { get; set; } = 500;

    /// <summary>How far back the very first read of a log group goes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ErrorMessage = "Aws:InitialLookBack must be between 1 minute and 10 years")]
    public TimeSpan InitialLookBack { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How much is read again each time, for events that come late.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "Aws:Overlap must be at most a day")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Makes the jitter of retries repeatable. Null = a new one each start.</summary>
    public int? RetrySeed { get; set; }
}
