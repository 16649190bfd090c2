using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Aws.SageMaker;

/// <summary>A model on an Amazon SageMaker endpoint; one of the section <c>Scoring:SageMaker</c>.</summary>
public sealed class EndpointOptions
{
    /// <summary>As requests name the model.</summary>
    [Required(ErrorMessage = "Name is missing: how requests name the model")]
    public string Name { get; set; } = "";

    /// <summary>The endpoint's name.</summary>
    [Required(ErrorMessage = "Endpoint is missing: the endpoint's name in SageMaker")]
    [RegularExpression("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$", ErrorMessage = "Endpoint must be the endpoint's name, not its ARN or address")]
    public string Endpoint { get; set; } = "";

    /// <summary>Of the endpoint, for example <c>eu-central-1</c>.</summary>
    /// <value>The watched account's.</value>
    public string Region { get; set; } = "";

    /// <summary>The columns of a row, in the order of the model's training.</summary>
    [MinLength(1, ErrorMessage = "Columns is missing: the columns of the model's training, in their order")]
    public IReadOnlyList<string> Columns { get; set; } = [];

    /// <summary>Rows that score higher are raised.</summary>
    [Range(0, 1, ErrorMessage = "Threshold must be between 0 and 1")]
    public double Threshold { get; set; } = 0.5;

    /// <summary>How rows are sent: <c>text/csv</c>, which XGBoost and Random Cut Forest take, or <c>application/json</c>, which Random Cut Forest takes.</summary>
    [AllowedValues("text/csv", "application/json", ErrorMessage = "ContentType must be text/csv or application/json")]
    public string ContentType { get; set; } = "text/csv";

    /// <summary>How scores are asked for.</summary>
    [AllowedValues("text/csv", "application/json", ErrorMessage = "Accept must be text/csv or application/json")]
    public string Accept { get; set; } = "application/json";

    /// <summary>
    /// True where scores may be larger than 1, as those of Random Cut Forest are: s becomes s/(1 + s), which keeps their order. Its own rule of thumb, three standard deviations above the
    /// mean of the training's scores, is set as <see cref="Threshold"/> after the same transformation.
    /// </summary>
    public bool Unbounded { get; set; }

    /// <summary>Most rows in one call.</summary>
    [Range(1, 100_000, ErrorMessage = "MostRows must be between 1 and 100000")]
    public int MostRows { get; set; } = 5_000;

    /// <summary>How long an answer may take; SageMaker gives up after 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:10", ErrorMessage = "Timeout must be between 1 s and 70 s")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Most calls in an hour, so that a mistake does not become a bill.</summary>
    [Range(1, 10_000_000, ErrorMessage = "CallsPerHour must be between 1 and 10000000")]
    public int CallsPerHour { get; set; } = 10_000;

    /// <summary>Another address than AWS's own, for example of a private endpoint.</summary>
    public Uri? Address { get; set; }

    /// <summary>Whose key signs the calls.</summary>
    /// <value>The default chain's credentials.</value>
    public AwsCredentialOptions Credentials { get; set; } = new();
}
